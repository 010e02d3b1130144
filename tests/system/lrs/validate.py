"""Says of every statement in a file of JSON Lines what Ralph's model finds wrong with it.

python validate.py FILE; ends with 1 where something is.
"""

import json
import sys

from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

n = wrong = 0
with open(sys.argv[1], encoding="utf-8") as lines:
    for n, line in enumerate(lines, start=1):
        try:
            BaseXapiStatement(**json.loads(line))
        except ValidationError as error:
            wrong += 1
            print(f"line {n}: {error.errors()[0]}")
print(f"{n} statements, {wrong} faults")
sys.exit(1 if wrong else 0)
