# SPDX-License-Identifier: Apache-2.0
"""Runs commands of the AWS CLI, each in a process of its own that has loaded the CLI's code already.

Reads a command a line from standard input, as JSON: arguments, environment, and the files for its output and its errors. Answers
each with a line: its exit status. To load the code is most of what a short command takes.
"""
import json
import os
import signal
import sys

import awscli.clidriver
import awscli.handlers

SECONDS = 120


def become(command):
    """Is the CLI from here on."""
    signal.alarm(SECONDS)
    os.environ.update(command["environment"])
    for descriptor, path, mode in ((0, os.devnull, os.O_RDONLY), (1, command["out"], os.O_WRONLY), (2, command["err"], os.O_WRONLY)):
        opened = os.open(path, mode)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.argv = ["aws"] + command["arguments"]
    sys.exit(awscli.clidriver.main())


print(awscli.__version__, flush=True)
for line in iter(sys.stdin.readline, ""):
    child = os.fork()
    if child == 0:
        become(json.loads(line))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
