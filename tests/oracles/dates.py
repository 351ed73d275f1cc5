"""Dates in the shapes that authors write, each with the moment that a person reads in it."""
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def weekday(year, month, day):
    import datetime
    return datetime.date(year, month, day).weekday()


def shapes(random):
    """One text and its moment: day, time of day (None: a day only), offset in minutes (None: no zone)."""
    year, month, day = random.randint(2004, 2024), random.randint(1, 12), random.randint(1, 28)
    hour, minute, second = random.randint(0, 23), random.randint(0, 59), random.randint(0, 59)
    if random.random() < 0.3:
        month, day, hour, minute = random.randint(1, 9), random.randint(1, 9), random.randint(0, 9), random.randint(0, 9)
    iso = f"{year}-{month:02}-{day:02}"
    clock = f"{hour:02}:{minute:02}:{second:02}"
    name, short = MONTHS[month - 1], MONTHS[month - 1][:3]
    week = DAYS[weekday(year, month, day)]
    offset = random.choice([0, 480, -300, 120, 330, -210])
    sign, ahead = ("+", offset) if offset >= 0 else ("-", -offset)
    colon = f"{sign}{ahead // 60:02}:{ahead % 60:02}"
    plain = colon.replace(":", "")
    date = {"day": iso, "time": None, "offset": None}
    local = {"day": iso, "time": clock, "offset": None}
    minutes = {"day": iso, "time": clock[:5] + ":00", "offset": None}
    zoned = {"day": iso, "time": clock, "offset": offset}
    utc = {"day": iso, "time": clock, "offset": 0}
    epoch = epoch_of(utc)
    twelve = f"{(hour + 11) % 12 + 1}:{minute:02} {'AM' if hour < 12 else 'PM'}"
    table = [
        (iso, date), (iso, date), (f"{iso} {clock}", local), (f"{iso}T{clock}", local), (f"{iso}T{clock}Z", utc),
        (f"{iso}T{clock}{colon}", zoned), (f"{iso}T{clock}{plain}", zoned), (f"{iso} {clock} {colon}", zoned),
        (f"{iso} {clock} {plain}", zoned), (f"{iso} {clock}{colon}", zoned), (f"{iso} {clock}Z", utc),
        (f"{iso}T{clock}.123Z", utc), (f"{iso}T{clock}.123456{colon}", zoned), (f"{iso} {clock}.5", local),
        (f"{iso} {hour:02}:{minute:02}", minutes), (f"{iso}T{hour:02}:{minute:02}", minutes),
        (f"{iso}T{hour:02}:{minute:02}Z", dict(minutes, offset=0)), (f"{iso} {hour}:{minute:02}:{second:02}", local),
        (f"{iso}T{hour}:{minute:02}:{second:02}{colon}", zoned), (f"{iso} {hour}:{minute}:{second}", local),
        (f"{year}-{month}-{day}", date), (f"{year}-{month}-{day} {hour}:{minute}:{second}", local),
        (f"{year}-{month}-{day} {clock}", local), (f"{year}/{month:02}/{day:02}", date),
        (f"{year}/{month}/{day}", date), (f"{year}/{month:02}/{day:02} {clock}", local),
        (f"{year}.{month:02}.{day:02}", date), (f"{year}{month:02}{day:02}", date),
        (f"{week[:3]}, {day:02} {short} {year} {clock} GMT", utc), (f"{week[:3]}, {day:02} {short} {year} {clock} {plain}", zoned),
        (f"{week[:3]}, {day:02} {short} {year} {clock} UTC", utc), (f"{week}, {day:02}-{short}-{year % 100:02} {clock} GMT", utc),
        (f"{week[:3]} {short} {day:2} {clock} {year}", local), (f"{week[:3]} {short} {day:2} {clock} UTC {year}", utc),
        (f"{week[:3]} {short} {day:02} {clock} {plain} {year}", zoned),
        (f"{week[:3]} {short} {day:02} {year} {clock} GMT{plain}", zoned), (f"{day} {short} {year}", date),
        (f"{day:02} {short} {year}", date), (f"{day} {name} {year}", date), (f"{short} {day}, {year}", date),
        (f"{name} {day}, {year}", date), (f"{name} {day}, {year} {twelve}", minutes), (f"{iso} {twelve}", minutes),
        (f"{week}, {name} {day}, {year}", date), (f"{iso} {clock} +0000 UTC", utc), (f"{iso} {clock} {plain} {plain}", zoned),
        (f"{iso} {clock} UTC", utc), (f"{iso} {clock} GMT", utc), (f"{iso}t{clock}z", utc), (f"{iso}T{clock} Z", utc),
        (f"{iso}T{clock}{sign}{ahead // 60:02}", dict(zoned, offset=(ahead - ahead % 60) * (1 if sign == "+" else -1))),
        (str(epoch), utc), (f"{epoch}000", utc), (str(year), {"day": f"{year}-01-01", "time": None, "offset": None}), (f"{year}-{month:02}", {"day": f"{year}-{month:02}-01", "time": None, "offset": None}),
        (f"{year}:{month:02}:{day:02} {clock}", local), (clock, None), ("foo", None), ("TBD", None),
        (f"{year}-02-30", None), (f"{year}-13-{day:02}", None), (f"{iso} 25:{minute:02}:00", None), (f"{iso} {hour:02}:61:00", None),
        (f"{iso} {hour:02}:{minute:02}:60", None), (f"{iso} {clock} CST", None), (f"{(first := random.randint(1, 9)):02}/{(other := random.randint(1, 9)):02}/{year}", None if first != other else {"day": f"{year}-{first:02}-{other:02}", "time": None, "offset": None}),
        (f"27/{month:02}/{year}", {"day": f"{year}-{month:02}-27", "time": None, "offset": None}),
        (f"{month:02}/27/{year}", {"day": f"{year}-{month:02}-27", "time": None, "offset": None}),
        (f"{iso}T{clock}+25:00", None), (f"{iso} {clock} Europe/Berlin", None), (f"{iso}T", date), (f"{iso} at {hour:02}:{minute:02}", minutes),
        ("2999-01-01", {"day": "2999-01-01", "time": None, "offset": None}), ("0001-01-01", {"day": "0001-01-01", "time": None, "offset": None}),
        (f"{iso}T24:00:00", None), (f"{year}-{month:02}-{day:02}日", date), (f"{year}年{month}月{day}日", date), (f"{day}. {name} {year}", date),
        (f"{short} {day}th, {year}", date), (f"{iso}_{clock}", local), (f"{iso}  {clock}", local), (f"{iso}T{clock}+00:00", utc),
    ]
    return random.choice(table)


def epoch_of(moment):
    import datetime
    when = datetime.datetime.fromisoformat(f"{moment['day']}T{moment['time'] or '00:00:00'}+00:00")
    return int(when.timestamp()) - 60 * (moment["offset"] or 0)
