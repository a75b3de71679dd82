"""The scalars of the schema."""

from datetime import date, datetime

from ariadne import ScalarType

from editorial.model.edtf import parse_edtf

DATE = ScalarType("Date", serializer=date.isoformat, value_parser=date.fromisoformat)
DATE_TIME = ScalarType("DateTime", serializer=datetime.isoformat, value_parser=datetime.fromisoformat)
EDTF = ScalarType("EDTF", value_parser=parse_edtf)

BINDABLES = (DATE, DATE_TIME, EDTF)
