"""A process that adds numbered pages to a record: FILE FIRST LAST [paced], which waits for a line before each page."""

import sys

from invented import READER, numbered

from overt.record import open_record

if __name__ == "__main__":
    location, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    paced = sys.argv[4:] == ["paced"]
    with open_record(location) as record, record.run("add", READER) as run:
        for number in range(first, last):
            page, reading = numbered(number)
            if not record.has(page, READER):
                if paced:
                    sys.stdin.readline()
                record.add(page, reading, run)
                sys.stdout.write(f"{number}\n")
                sys.stdout.flush()
