"""The program of a computing process: it reads jobs from standard input and writes their results to standard output.

It imports ``editorial``, the frames of this room and nothing else of ours, knows no settings and opens no file or
connection. It ends when its input does, even in the middle of a job, since nobody waits for the result any more.
"""

import os
import pickle
import queue
import sys
import threading
from typing import BinaryIO

from editorial.job import Job
from service.computing.frame import framed, read_frame


def answer_of(job: Job[object]) -> tuple[bool, object]:
    """Run a job; return whether it succeeded, and its result or its error."""
    try:
        return True, job.run()
    except Exception as error:
        return False, error


def main() -> None:
    """Run jobs one after the other until the input ends."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # output printed by mistake must not mix with the answers
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(incoming, jobs), daemon=True).start()
    while True:
        data = pickle.dumps(answer_of(pickle.loads(jobs.get())), pickle.HIGHEST_PROTOCOL)  # noqa: S301  of our own making
        outgoing.write(framed(data))
        outgoing.write(data)
        outgoing.flush()


def _read(incoming: BinaryIO, jobs: "queue.SimpleQueue[bytes]") -> None:
    while (data := read_frame(incoming)) is not None:
        jobs.put(data)
    os._exit(0)


if __name__ == "__main__":
    main()
