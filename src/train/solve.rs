//! STUB
use crate::Linear;
use super::Problem;
#[derive(Clone, Debug, PartialEq)]
pub struct Solution { pub model: Linear, pub b_interval: Option<[Option<f64>; 2]>, pub alphas: Option<Vec<f64>>, pub primal: f64, pub dual: Option<f64>, pub gap: f64, pub sweeps: u32 }
#[derive(Clone, Debug)]
pub enum SolveError { Refused(crate::Error), Short { best: Solution, error: crate::Error } }
pub fn solve(_: &Problem, _: f64, _: Option<Linear>) -> Result<Solution, SolveError> { Err(SolveError::Refused(crate::Error::new("no"))) }
