"""What LIBLINEAR, LIBSVM and scikit-learn take for the optima that `engine.js` measures, on the same points: `cargo dev bench --python`. The
arguments are the file of the points and that of engine.js's figures; it prints medians in milliseconds as JSON. Only training is timed, not
the making of problems in Python."""

import json
import sys
import time
import warnings

import numpy as np
from liblinear import liblinear
from libsvm import svm
from sklearn.svm import LinearSVC

sets = json.load(open(sys.argv[1]))
figures = json.load(open(sys.argv[2]))
warnings.filterwarnings("ignore")


def split(name):
    rows = np.array(sets[name], dtype=float)
    return rows[:, :2], np.where(rows[:, 2] == 1, 1.0, -1.0)


def median(turns, turn):
    times = []
    for _ in range(turns):
        begin = time.perf_counter()
        result = turn()
        times.append(1e3 * (time.perf_counter() - begin))
    return sorted(times)[turns // 2], result


def objective(x, y, w, b):
    return 0.5 * (w @ w + b * b) + np.maximum(0, 1 - y * (x @ w + b)).sum()


def by_liblinear(name, gap, turns):
    """The loosest tolerance that comes within `gap` of the optimum."""
    x, y = split(name)
    bound = figures["optimum"][name.removeprefix("blobs")]
    problem = liblinear.problem(y, x, bias=1)
    for eps in (1, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6):
        param = liblinear.parameter(f"-s 3 -c 1 -B 1 -e {eps} -q")
        problem.set_bias(1)
        ms, model = median(turns, lambda: liblinear.liblinear.train(problem, param))
        weights = np.array(model.contents.w[:3])
        if model.contents.label[0] == -1:
            weights = -weights
        off = objective(x, y, weights[:2], weights[2]) - bound
        if off <= gap * bound:
            return {"ms": ms, "off": off / bound}
    return {"ms": None, "off": off / bound}


def by_scikit_learn(name, gap, turns):
    x, y = split(name)
    bound = figures["optimum"][name.removeprefix("blobs")]
    for tolerance in (1, 1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 1e-4, 1e-5, 1e-6):
        fit = lambda: LinearSVC(loss="hinge", C=1, dual=True, tol=tolerance, max_iter=100_000, random_state=0).fit(x, y)
        ms, model = median(turns, fit)
        if objective(x, y, model.coef_[0], model.intercept_[0]) - bound <= gap * bound:
            return {"ms": ms}
    return {"ms": None}


def by_libsvm(name, turns):
    """LIBSVM with its own tolerance, 1e-3, and 100 MB of cache."""
    x, y = split(name)
    problem = svm.svm_problem(y.tolist(), x.tolist())
    param = svm.svm_parameter("-s 0 -t 2 -g 2 -c 1 -q")
    ms, _ = median(turns, lambda: svm.libsvm.svm_train(problem, param))
    return {"ms": ms}


print(
    json.dumps(
        {
            "linear": {"1000": by_liblinear("blobs1000", 1e-3, 31), "100000": by_liblinear("blobs100000", 1e-6, 5)},
            "scikit": {"100000": by_scikit_learn("blobs100000", 1e-6, 3)},
            "rbf": {"1000": by_libsvm("moons1000", 31), "5000": by_libsvm("moons5000", 7)},
        }
    )
)
