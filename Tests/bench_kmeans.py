#!/usr/bin/env python3
"""scikit-learn's k-means on the same boxes: bench_kmeans.py KITTI_ROOT FIRST LAST → milliseconds of
fitting alone, the faster of its two algorithms, 10 restarts for each k."""
import glob
import sys
import time

import numpy as np
from sklearn.cluster import KMeans


def main():
    sizes = []
    for path in sorted(glob.glob(f"{sys.argv[1]}/label_2/*.txt")):
        with open(path) as file:
            for line in file:
                x1, y1, x2, y2 = map(float, line.split()[4:8])
                sizes.append(((x2 - x1) / 1242, (y2 - y1) / 375))
    data = np.array(sizes)
    times = []
    for algorithm in ("lloyd", "elkan"):
        start = time.perf_counter()
        for k in range(int(sys.argv[2]), int(sys.argv[3]) + 1):
            KMeans(n_clusters=k, n_init=10, random_state=0, algorithm="lloyd" if k == 1 else algorithm).fit(data)
        times.append(time.perf_counter() - start)
    print(round(min(times) * 1000))


if __name__ == "__main__":
    main()
