//! The nearest of many places.

/// The nearest place so far, the later of two.
pub(super) struct Nearest {
    to: [f64; 2],
    distance: f64,
    /// −1 before there is one within the radius.
    pub index: i32,
}

impl Nearest {
    pub fn to(to: [f64; 2], radius: f64) -> Self {
        Nearest { to, distance: radius * radius, index: -1 }
    }

    pub fn see(&mut self, index: usize, at: [f64; 2]) {
        let [x, y] = [at[0] - self.to[0], at[1] - self.to[1]];
        let distance = x * x + y * y;
        if distance <= self.distance {
            (self.distance, self.index) = (distance, index as i32);
        }
    }
}
