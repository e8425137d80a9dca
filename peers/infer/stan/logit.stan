// Logistic regression, through the fused density that Stan's users would take.
data {
  int<lower=0> N;
  int<lower=0> D;
  matrix[N, D] X;
  array[N] int<lower=0, upper=1> y;
}
parameters {
  real alpha;
  vector[D] beta;
}
model {
  alpha ~ normal(0, 5);
  beta ~ std_normal();
  y ~ bernoulli_logit_glm(X, alpha, beta);
}
