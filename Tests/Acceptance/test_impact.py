"""`citizentime impact` beside SciPy, statsmodels and pingouin, on generated surveys, in one run."""

import csv
import json
import math
import pathlib
import subprocess
import warnings

import numpy as np
import pandas as pd
import pingouin as pg
import pytest
import statsmodels.api as sm
from scipy import optimize, special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import ttost_paired

BINARY = pathlib.Path(__file__).resolve().parents[2] / ".build/debug/citizentime"
EXACT = 1e-9


def impact(path, *options):
    out = subprocess.run([BINARY, "impact", path, *options], capture_output=True, text=True)
    assert out.returncode == 0, out.stderr
    assert "NaN" not in out.stdout and "nan" not in out.stdout
    return json.loads(out.stdout)


def near(own, other, tolerance=EXACT):
    assert math.isfinite(own) and math.isfinite(other), (own, other)
    assert abs(own - other) <= tolerance * max(1, abs(other)), (own, other)


def write(path, before, after, groups):
    """Arrays of people by items, NaN where not answered."""
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person", "wave", "group", *(f"s.i{i}" for i in range(before.shape[1]))])
        for wave, answers in [("before", before), ("after", after)]:
            for person, row in enumerate(answers):
                fields = ["" if np.isnan(x) else repr(float(x)) for x in row]
                writer.writerow([f"p{person:05}", wave, groups[person], *fields])


def generated(seed):
    """A survey of two groups; kinds take turns: whole numbers with ties, decimals, missing answers, degenerate ones."""
    random = np.random.default_rng(seed)
    kind = seed % 7
    n = int(random.integers(6, 60)) if kind != 5 else 2
    m = int(random.integers(5, 40)) if kind != 5 else 3
    items = int(random.integers(1, 7))
    trait = random.normal(size=(n + m, 1))
    noise = lambda: random.normal(size=(n + m, items))
    before = 5 + trait + noise()
    after = 5 + trait + noise() + random.choice([0, 0.1, 0.8])
    if kind in (0, 1):
        before, after = np.clip(np.round(before), 0, 10), np.clip(np.round(after), 0, 10)
    if kind == 2:
        before[random.random(before.shape) < 0.25] = np.nan
        after[random.random(after.shape) < 0.25] = np.nan
    if kind == 4 and seed % 3 == 0:
        after = before.copy()
    elif kind == 4 and seed % 3 == 1:
        before[:], after[:] = 4, 7
    elif kind == 4:
        after[:] = np.nan
    return before, after, ["activity"] * n + ["comparison"] * m


def scores(answers):
    there = ~np.isnan(answers)
    total = np.where(there, answers, 0).sum(1)
    count = there.sum(1)
    return np.where(2 * count >= answers.shape[1], total / np.maximum(count, 1), np.nan)


def reason(figure):
    return figure.get("cannotBeComputed")


def hold_change(own, x, y):
    d = y - x
    n = len(d)
    if n < 2:
        assert reason(own["t"]) == "tooFew"
        return None
    if d.std() < 1e-12:
        assert reason(own["t"]) == reason(own["bootstrap"]) == reason(own["effects"]) == "noVariance"
        return None
    test = stats.ttest_rel(y, x)
    near(own["t"]["t"], test.statistic)
    near(own["t"]["p"], test.pvalue)
    low, high = test.confidence_interval()
    near(own["t"]["interval"]["low"], low)
    near(own["t"]["interval"]["high"], high)
    near(own["t"]["p"], pg.ttest(y, x, paired=True).iloc[0]["p_val"], 1e-8)

    root = math.sqrt(n)
    dz = d.mean() / d.std(ddof=1)
    near(own["effects"]["dz"], dz)
    correction = math.exp(special.gammaln((n - 1) / 2) - special.gammaln((n - 2) / 2)) / math.sqrt((n - 1) / 2) \
        if n > 2 else 0
    near(own["effects"]["gz"], dz * correction)
    near(own["effects"]["dav"], pg.compute_effsize(y, x, paired=True, eftype="cohen"))
    for end, share in [("low", 0.975), ("high", 0.025)]:
        bound = own["effects"]["interval"][end] * root
        if abs(bound) < 30 and abs(test.statistic) < 30:
            near(stats.nct.cdf(test.statistic, n - 1, bound), share)

    r = np.round(d * 1e9) / 1e9
    if own["signedRank"].get("method") == "exact":
        assert own["signedRank"]["zeros"] == 0 and n <= 50
        near(own["signedRank"]["p"], stats.wilcoxon(r, method="exact").pvalue)
    else:
        near(own["signedRank"]["p"], stats.wilcoxon(r, method="asymptotic", correction=False).pvalue)

    moved = d[d != 0]
    mean = lambda a, axis: a.mean(axis)
    if own["signFlip"]["method"] == "exact":
        other = stats.permutation_test((d,), mean, permutation_type="samples", n_resamples=np.inf)
        near(own["signFlip"]["p"], other.pvalue)
    else:
        assert len(moved) > 16
        other = stats.permutation_test((d,), mean, permutation_type="samples", n_resamples=4000, rng=1)
        p = max(other.pvalue, 1e-3)
        assert abs(own["signFlip"]["p"] - other.pvalue) < 6 * math.sqrt(p * (1 - p) * 2 / 2000) + 2e-3

    spread = x.std(ddof=1)
    if spread > 1e-12:
        margin = 0.2 * spread
        near(own["equivalence"]["margin"], margin)
        near(own["equivalence"]["p"], ttost_paired(y, x, -margin, margin)[0])
        near(own["equivalence"]["p"], pg.tost(y, x, bound=margin, paired=True).iloc[0]["pval"], 1e-8)
    return own["t"]["p"]


def hold_reliability(own, whole):
    n, k = whole.shape
    if k == 1:
        assert reason(own["alpha"]) == reason(own["omega"]) == "tooFewItems"
        return
    if n < 2 or whole.sum(1).std() < 1e-12:
        assert reason(own["alpha"]) in ("noVariance", "tooFew", "tooFewItems")
        return
    alpha, _ = pg.cronbach_alpha(pd.DataFrame(whole))
    near(own["alpha"]["alpha"], alpha)
    for end, share in [("low", 0.975), ("high", 0.025)]:
        near(own["alpha"]["interval"][end], 1 - (1 - alpha) * stats.f.ppf(share, n - 1, (n - 1) * (k - 1)))
    if "omega" in own["omega"]:
        deviations = whole.std(0, ddof=1)
        loadings = np.array(own["omega"]["loadings"]) / deviations
        r = np.corrcoef(whole.T)

        def slope(a):
            """Half the gradient of the likelihood in loadings, uniquenesses being what the diagonal leaves."""
            sigma = np.outer(a, a)
            np.fill_diagonal(sigma, 1)
            inverse = np.linalg.inv(sigma)
            gap = inverse @ (r - sigma) @ inverse
            return gap @ a
        best = optimize.root(slope, loadings, tol=1e-14).x
        assert np.abs(best - loadings).max() < 1e-6, (best, loadings)
        common = (best * deviations).sum() ** 2
        near(own["omega"]["omega"], common / (common + ((1 - best**2) * deviations**2).sum()), 1e-8)


@pytest.mark.parametrize("seed", range(210))
def test_agrees_with_other_implementations(seed, tmp_path):
    before, after, groups = generated(seed)
    write(tmp_path / "s.csv", before, after, groups)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = impact(tmp_path / "s.csv", "--minimum", "1", "--replicates", "2000")
        scale = report["scales"][0]
        x, y = scores(before), scores(after)
        kept = ~np.isnan(x) & ~np.isnan(y)
        group = np.array(groups)
        for own in scale["changes"]:
            mine = kept & (group == own["group"])
            if not mine.any():
                assert reason(own["t"]) == "hidden"
                continue
            assert own["people"] == mine.sum()
            hold_change(own, x[mine], y[mine])
        hold_reliability(scale, before[~np.isnan(before).any(1)])
        d, other = ((y - x)[kept & (group == name)] for name in ("activity", "comparison"))
        figure = scale["differences"][0]["difference"]
        if len(d) < 2 or len(other) < 2 or max(d.std(), other.std()) < 1e-12:
            assert reason(figure) in ("hidden", "tooFew", "noVariance")
            return
        welch = stats.ttest_ind(d, other, equal_var=False)
        near(figure["t"], welch.statistic)
        near(figure["p"], welch.pvalue)
        low, high = welch.confidence_interval()
        near(figure["interval"]["low"], low)
        near(figure["interval"]["high"], high)
        treated = sm.add_constant(np.r_[np.ones(len(d)), np.zeros(len(other))])
        fit = sm.OLS(np.r_[d, other], treated).fit(cov_type="HC2")
        near(figure["difference"], fit.params[1])
        near(figure["standardError"], fit.bse[1])


@pytest.mark.parametrize("seed", range(8))
def test_bootstrap_within_its_own_error(seed, tmp_path):
    random = np.random.default_rng(seed)
    n = 40 + 20 * seed
    before = random.normal(size=(n, 1))
    after = before + random.exponential(size=(n, 1)) ** 2
    write(tmp_path / "s.csv", before, after, ["activity"] * n)
    own = impact(tmp_path / "s.csv")["scales"][0]["changes"][0]["bootstrap"]["interval"]
    d = (after - before)[:, 0]
    ends = [stats.bootstrap((d,), np.mean, method="BCa", n_resamples=9999, rng=r).confidence_interval for r in range(5)]
    for end, values in [("low", [e.low for e in ends]), ("high", [e.high for e in ends])]:
        assert abs(own[end] - np.mean(values)) < 8 * np.std(values, ddof=1) + 0.01 * d.std() / math.sqrt(n)


def test_several_tests_are_adjusted(tmp_path):
    random = np.random.default_rng(3)
    with open(tmp_path / "s.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person", "wave", *(f"s{i}.a" for i in range(9))])
        for wave in range(2):
            for person in range(30):
                writer.writerow([person, ["before", "after"][wave], *(random.normal(size=9) + wave * 0.6)])
    changes = [scale["changes"][0] for scale in impact(tmp_path / "s.csv")["scales"]]
    ps = [change["t"]["p"] for change in changes]
    for name, method in [("holm", "holm"), ("benjaminiHochberg", "fdr_bh")]:
        for change, other in zip(changes, multipletests(ps, method=method)[1]):
            near(change[name], other)


@pytest.mark.parametrize("seed", range(20))
def test_no_single_answer_is_found_by_subtracting(seed, tmp_path):
    """Whoever knows both tables takes sums before of one wave's pairs from the other's; so few may not be apart."""
    random = np.random.default_rng(seed)
    people = {wave: {p for p in range(14) if random.random() < 0.9} for wave in ("before", "after", "later")}
    with open(tmp_path / "s.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["person", "wave", "s.a"])
        for wave, there in people.items():
            writer.writerows([person, wave, random.integers(0, 11)] for person in there)
    shown = [c for c in impact(tmp_path / "s.csv")["scales"][0]["changes"] if reason(c["t"]) != "hidden"]
    pairs = [people["before"] & people[change["wave"]] for change in shown]
    assert all(len(p) >= 5 for p in pairs)
    if len(pairs) == 2:
        apart = len(pairs[0] ^ pairs[1])
        assert apart == 0 or apart >= 5
