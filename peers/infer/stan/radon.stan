// Radon in houses of counties, levels around a mean; vectors throughout, through the fused density.
data {
  int<lower=0> N;
  int<lower=0> J;
  array[N] int<lower=1, upper=J> county_idx;
  vector[N] log_uppm;
  vector[N] floor_measure;
  vector[N] log_radon;
}
transformed data {
  matrix[N, 2] X = append_col(log_uppm, floor_measure);
}
parameters {
  vector[J] alpha_raw;
  vector[2] beta;
  real mu_alpha;
  real<lower=0> sigma_alpha;
  real<lower=0> sigma_y;
}
model {
  vector[J] alpha = mu_alpha + sigma_alpha * alpha_raw;
  alpha_raw ~ std_normal();
  beta ~ normal(0, 10);
  mu_alpha ~ normal(0, 10);
  sigma_alpha ~ std_normal();
  sigma_y ~ std_normal();
  log_radon ~ normal_id_glm(X, alpha[county_idx], beta, sigma_y);
}
