//! From a lab to its charts: the one place that knows both. The page's painter and the command line draw what is made here.

mod charts;
mod curve;
mod dual;
mod fields;
mod layout;
mod line;
mod losses;
mod plane;
mod rings;
mod state;
mod svg;

pub use charts::{CHARTS, ChartKind, LabChart, Needs, PlaneCache, Slot};
pub use curve::curve;
pub use dual::{alphas, kkt};
pub use fields::Fields;
pub use layout::{PlaneLayout, fit};
pub use line::{dragged, own_line};
pub use losses::{losses, training_points};
pub use plane::plane;
pub use state::ViewState;
pub use svg::svg;
