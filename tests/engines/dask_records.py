#!/usr/bin/python3
"""Dask over `baogao worker`: two worker processes, of which one is killed on the way.

  dask_records.py BAOGAO IN RECORDS

Every file below IN is a line for `baogao worker`; RECORDS gets one line of JSON for each, in any order.
"""
import os
import signal
import subprocess
import sys

from distributed import Client, LocalCluster, as_completed


def records(program, paths):
    """One process of ours for a batch of paths: as many lines out as went in."""
    lines = "".join(path + "\n" for path in paths)
    done = subprocess.run([program, "worker", "--quiet"], input=lines, capture_output=True, text=True, check=True)
    out = done.stdout.splitlines()
    assert len(out) == len(paths), done.stderr
    return os.getpid(), out


def main():
    program, folder, target = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    paths = sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names)
    batches = [paths[i:i + 10] for i in range(0, len(paths), 10)]
    killed = False
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster, \
            Client(cluster) as client, open(target, "w", encoding="utf-8") as out:
        futures = [client.submit(records, program, batch, retries=3, pure=False) for batch in batches]
        for future in as_completed(futures):
            pid, lines = future.result()
            out.write("".join(line + "\n" for line in lines))
            if not killed:
                killed = True
                os.kill(pid, signal.SIGKILL)
    print(f"{len(paths)} inputs, one worker killed: {killed}")


if __name__ == "__main__":
    main()
