"""What scikit-learn's LinearSVC takes for the optimum that `cargo dev bench` measures: the points of frames.rs, the hinge, C = 1, the bias
regularised. Its one argument is a lower bound of the objective; it prints the milliseconds of the loosest tolerance that comes within a
relative 1e-6 of it, the best of three."""

import math
import sys
import time
import warnings

import numpy as np
from sklearn.svm import LinearSVC

N = 100_000
state = 1


def uniform():
    global state
    state = (state * 1664525 + 1013904223) % 2**32
    return (state + 0.5) / 2**32


def normal():
    return math.sqrt(-2 * math.log(uniform())) * math.cos(2 * math.pi * uniform())


def objective(model):
    w, b = model.coef_[0], model.intercept_[0]
    return 0.5 * (w @ w + b * b) + np.maximum(0, 1 - y * (x @ w + b)).sum()


y = np.where(np.arange(N) % 2 == 1, 1.0, -1.0)
x = np.array([[0.8 * label + normal(), 0.8 * label + normal()] for label in y])
bound = float(sys.argv[1])
warnings.filterwarnings("ignore")
for tolerance in (1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6):
    times = []
    for seed in range(3):
        model = LinearSVC(loss="hinge", C=1, dual=True, tol=tolerance, max_iter=100_000, random_state=seed)
        begin = time.perf_counter()
        model.fit(x, y)
        times.append(1e3 * (time.perf_counter() - begin))
    if objective(model) - bound <= 1e-6 * bound:
        print(min(times))
        break
