"""The listener of Python's logging cookbook, repaired: it reads whole records, has a backlog, and a file for each module.

usage: python_listener.py PORT DIRECTORY [queue]

With queue, one thread writes for all connections; the queue has no bound, for one with a bound is slower than none.
"""

import logging
import os
import pickle
import queue
import socketserver
import struct
import sys
import threading


class ModuleFiles:
    def __init__(self, directory):
        self.directory = directory
        self.formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.handlers = {}
        self.lock = threading.Lock()

    def handle(self, record):
        handler = self.handlers.get(record.name)
        if handler is None:
            with self.lock:
                handler = self.handlers.get(record.name) or self.open(record.name)
        handler.handle(record)

    def open(self, name):
        handler = logging.FileHandler(os.path.join(self.directory, name + ".log"))
        handler.setFormatter(self.formatter)
        self.handlers[name] = handler
        return handler


class Connection(socketserver.StreamRequestHandler):
    rbufsize = 65536

    def handle(self):
        while len(header := self.rfile.read(4)) == 4:
            (length,) = struct.unpack(">L", header)
            body = self.rfile.read(length)
            if len(body) < length:
                return
            self.server.handle_record(logging.makeLogRecord(pickle.loads(body)))


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    block_on_close = False
    daemon_threads = True
    request_queue_size = 4096


def write_all(records, files):
    while True:
        files.handle(records.get())


def main(port, directory, *options):
    os.makedirs(directory, exist_ok=True)
    files = ModuleFiles(directory)
    with Listener(("127.0.0.1", int(port)), Connection) as listener:
        listener.handle_record = files.handle
        if "queue" in options:
            records = queue.SimpleQueue()
            threading.Thread(target=write_all, args=(records, files), daemon=True).start()
            listener.handle_record = records.put
        listener.serve_forever()


main(*sys.argv[1:])
