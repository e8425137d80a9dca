// Stan's engine behind four functions, so that the Python side can ask for gradients and draws.
//
// Compiled together with what stanc makes of a program; both come from the wheel of httpstan.

#include <ctime>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <stan/callbacks/interrupt.hpp>
#include <stan/callbacks/logger.hpp>
#include <stan/callbacks/structured_writer.hpp>
#include <stan/callbacks/writer.hpp>
#include <stan/io/empty_var_context.hpp>
#include <stan/io/json/json_data.hpp>
#include <stan/model/log_prob_grad.hpp>
#include <stan/services/sample/hmc_nuts_diag_e_adapt.hpp>

stan::model::model_base& new_model(stan::io::var_context& data, unsigned int seed, std::ostream* talk);

namespace {

stan::model::model_base* model = nullptr;

long long cpu_ns() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return 1000000000LL * t.tv_sec + t.tv_nsec;
}

// Called before each iteration: the one after the last of the warm-up begins the draws.
struct Watch : stan::callbacks::interrupt {
  explicit Watch(int warmup) : left(warmup) {}
  void operator()() override {
    if (left-- == 0) turned = cpu_ns();
  }
  int left;
  long long turned = 0;
};

struct Keep : stan::callbacks::writer {
  Keep(double* out, int columns, int rows) : out(out), columns(columns), rows(rows) {}
  using stan::callbacks::writer::operator();
  void operator()(const std::vector<double>& state) override {
    if (row == rows || static_cast<int>(state.size()) < columns) return;
    std::copy(state.end() - columns, state.end(), out + static_cast<long long>(row++) * columns);
  }
  double* out;
  int columns, rows, row = 0;
};

}  // namespace

extern "C" {

// The number of unconstrained parameters, or -1 where the data are not this program's.
int stan_open(const char* path) try {
  std::ifstream file(path);
  stan::json::json_data data(file);
  model = &new_model(data, 1, nullptr);
  return static_cast<int>(model->num_params_r());
} catch (const std::exception&) {
  return -1;
}

// Log density with the change of scale, without constants; its gradient into `slope`.
double stan_gradient(const double* q, double* slope) {
  static Eigen::VectorXd at, gradient;
  at = Eigen::Map<const Eigen::VectorXd>(q, static_cast<Eigen::Index>(model->num_params_r()));
  const double density = stan::model::log_prob_grad<true, true>(*model, at, gradient);
  Eigen::Map<Eigen::VectorXd>(slope, gradient.size()) = gradient;
  return density;
}

// CPU nanoseconds of `n` gradients along a short line.
long long stan_gradients(const double* q, long long n) {
  Eigen::VectorXd at = Eigen::Map<const Eigen::VectorXd>(q, static_cast<Eigen::Index>(model->num_params_r()));
  Eigen::VectorXd gradient;
  volatile double sum = 0;
  const long long before = cpu_ns();
  for (long long i = 0; i < n; ++i) {
    at[0] += 1e-9;
    sum = sum + stan::model::log_prob_grad<true, true>(*model, at, gradient) + gradient[0];
  }
  return cpu_ns() - before;
}

// Draws on the constrained scale, row by row; CPU time of the warm-up and of the draws. 0 where all went well.
int stan_draws(unsigned int seed, int warmup, int n, double* out, long long* warm_ns, long long* draws_ns) try {
  stan::io::empty_var_context none;
  stan::callbacks::logger silent;
  stan::callbacks::writer nowhere;
  stan::callbacks::structured_writer no_metric;
  Watch watch(warmup);
  Keep keep(out, static_cast<int>(model->num_params_r()), n);
  const auto unit = stan::services::util::create_unit_e_diag_inv_metric(model->num_params_r());
  const long long before = cpu_ns();
  const int code = stan::services::sample::hmc_nuts_diag_e_adapt(
      *model, none, unit, seed, 1, 2.0, warmup, n, 1, false, 0, 1.0, 0.0, 10, 0.8, 0.05, 0.75, 10.0, 75, 50, 25,
      watch, silent, nowhere, keep, nowhere, no_metric);
  const long long after = cpu_ns();
  *warm_ns = watch.turned - before;
  *draws_ns = after - watch.turned;
  return keep.row == n ? code : 1;
} catch (const std::exception&) {
  return 1;
}
}
