//! Data sets: small ones, generators and real ones, in one table.
