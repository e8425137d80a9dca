// Stochastic volatility by its innovations.
data {
  int<lower=0> T;
  vector[T] y;
}
parameters {
  real mu;
  real<lower=-1, upper=1> phi;
  real<lower=0> s;
  vector[T] z;
}
model {
  vector[T] h = s * z;
  h[1] /= sqrt(1 - square(phi));
  for (t in 2:T) {
    h[t] += phi * h[t - 1];
  }
  mu ~ cauchy(0, 10);
  s ~ cauchy(0, 5);
  z ~ std_normal();
  y ~ normal(0, exp((h + mu) / 2));
}
