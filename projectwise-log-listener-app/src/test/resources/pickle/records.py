# Writes pickled log records and what is in them, a line for each: the title, the pickle, and
# name=value for each field that is expected; all of it in hexadecimal UTF-8. For Python 2.7 and 3.
import binascii, datetime, decimal, fractions, collections, logging, logging.handlers, pickle, sys, uuid

PY3 = sys.version_info[0] >= 3
if PY3:
    import enum, pathlib, ipaddress
    long = int
    unicode = str

    class Color(enum.Enum):
        RED = 1
        BLUE = 'blue'


class Thing(object):
    def __init__(self):
        self.secret = 'built'


def replaced(text):
    if isinstance(text, bytes):
        text = text.decode('utf-8')
    return ''.join(u'\ufffd' if 0xD800 <= ord(c) < 0xE000 else c for c in text) if PY3 else text


def trouble(depth):
    try:
        return {'a': 1}['key of depth %d' % depth]
    except KeyError:
        return sys.exc_info()


def record(msg, args=(), level=logging.INFO, exc=None, name='acme.orders', stack=None, **extra):
    positional = [name, level, '/srv/acme/orders.py', 42, msg, args, exc, 'place']
    result = logging.LogRecord(*(positional + ([stack] if PY3 else [])))
    result.__dict__.update(extra)
    return result


def expected(record):
    made = logging.makeLogRecord(record.__dict__)
    fields = collections.OrderedDict()
    fields['name'] = record.name
    fields['levelname'] = record.levelname
    fields['levelno'] = record.levelno
    try:
        fields['message'] = made.getMessage()
    except (TypeError, ValueError, KeyError):
        fields['message'] = '%s %r' % (made.msg, made.args)
    fields['created'] = '%.3f' % (int(record.created) + (record.msecs // 1) / 1000)
    fields['thread'] = record.thread
    fields['threadName'] = record.threadName
    fields['process'] = record.process
    fields['pathname'] = record.pathname
    fields['filename'] = record.filename
    fields['module'] = record.module
    fields['funcName'] = record.funcName
    fields['lineno'] = record.lineno
    fields['start'] = int(round(record.created * 1000 - record.relativeCreated))
    trace = [text for text in (record.exc_text, getattr(record, 'stack_info', None)) if text]
    fields['trace'] = '\n'.join(trace)
    return fields


def merged(record):
    if record.exc_info:
        record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_info = None
    result = dict(record.__dict__)
    result.update(msg=record.getMessage(), args=None)
    return result


def write(title, data, fields, labels):
    fields = [(key, replaced(value if isinstance(value, (bytes, unicode)) else str(value)))
              for key, value in fields.items()]
    fields += [('label.' + key, value) for key, value in labels.items()]
    columns = [title] + [key + u'=' + value for key, value in fields]
    hexed = [binascii.hexlify(column.encode('utf-8')).decode() for column in columns]
    hexed.insert(1, binascii.hexlify(data).decode())
    print('\t'.join(hexed))


def values():
    shared = {'id': 7}
    cyclic = [1]
    cyclic.append(cyclic)
    result = [
        ('text', u'gr\u00fc\u00df \U0001f600 \\ "q" \n\t', u'gr\u00fc\u00df \U0001f600 \\ "q" \n\t'),
        ('empty', '', ''),
        ('none', None, 'null'),
        ('true', True, 'true'),
        ('false', False, 'false'),
        ('zero', 0, '0'),
        ('small', -1, '-1'),
        ('short', 65535, '65535'),
        ('int', -2147483648, '-2147483648'),
        ('long', 2 ** 40, str(2 ** 40)),
        ('least', -2 ** 63, str(-2 ** 63)),
        ('big', -2 ** 200, str(-2 ** 200)),
        ('float', 1.1, '1.1'),
        ('huge float', 1e22, '1e+22'),
        ('nan', float('nan'), 'nan'),
        ('inf', float('-inf'), '-inf'),
        ('list', [1, u'a"b', None, True, 2.5, []], '[1,"a\\"b",null,true,2.5,[]]'),
        ('tuple', (1, (2,), ()), '[1,[2],[]]'),
        ('tuple4', (1, 2, 3, 4), '[1,2,3,4]'),
        ('set', set([u'x']), '["x"]'),
        ('frozenset', frozenset([8]), '[8]'),
        ('dict', {u'k': {u'n': [u'v']}}, '{"k":{"n":["v"]}}'),
        ('tuple keys', {(1, u'a'): 2}, '{"(1, \'a\')":2}'),
        ('shared', [shared, shared], '[{"id":7},{"id":7}]'),
        ('cyclic', cyclic, None),
        ('bytearray', bytearray(b'\x00\xffab\''), 'b"\\x00\\xffab\'"'),
        ('datetime', datetime.datetime(2024, 2, 29, 23, 59, 58, 123456), '2024-02-29 23:59:58.123456'),
        ('date', datetime.date(1999, 12, 31), '1999-12-31'),
        ('time', datetime.time(1, 2, 3), '01:02:03'),
        ('timedelta', datetime.timedelta(-1, 3723, 5), '-1 day, 1:02:03.000005'),
        ('decimal', decimal.Decimal('-1.230'), '-1.230'),
        ('uuid', uuid.UUID('00345678-1234-5678-1234-567812345678'), '00345678-1234-5678-1234-567812345678'),
        ('ordered', collections.defaultdict(list, {u'k': [1]}), '{"k":[1]}'),
        ('class', Thing, '<__main__.Thing>'),
        ('object', Thing(), '<__main__.Thing>'),
        ('exception', ValueError('wrong'), "<builtins.ValueError('wrong')>"),
        ('many', list(range(3000)), None),
        ('much', u'x' * 70000, u'x' * 70000),
    ]
    if PY3:
        zone = datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))
        address = ipaddress.ip_address('::1')
        if isinstance(address.__reduce__()[1][0], int):
            address_text = '<ipaddress.IPv6Address(1)>'
        else:
            address_text = '::1'
        result += [
            ('bytes', b'\x00\xff\n\'"\\z', 'b\'\\x00\\xff\\n\\\'"\\\\z\''),
            ('no bytes', b'', "b''"),
            ('surrogate', '\ud800', None),
            ('utc', datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc), '2024-01-01 00:00:00+00:00'),
            ('zone', datetime.datetime(2024, 1, 1, tzinfo=zone), '2024-01-01 00:00:00-03:30'),
            ('fold', datetime.datetime(2024, 10, 27, 2, fold=1), '2024-10-27 02:00:00'),
            ('fraction', fractions.Fraction(1, 3), '1/3'),
            ('path', pathlib.PurePosixPath('/var/log/acme'), '/var/log/acme'),
            ('relative', pathlib.PurePosixPath('a/b'), 'a/b'),
            ('address', address, address_text),
            ('ordered dict', collections.OrderedDict([('b', 1), ('a', 2)]), '{"b":1,"a":2}'),
            ('counter', collections.Counter('aa'), '{"a":2}'),
            ('deque', collections.deque([1, 2]), '[1,2]'),
            ('enum', Color.BLUE, None),
        ]
    return result


def main():
    protocols = range(pickle.HIGHEST_PROTOCOL + 1)
    handler = logging.handlers.SocketHandler('localhost', 9)
    everything = values()
    samples = [
        record('plain'),
        record('merged %s of %r at %.2f%%', ('one', 'tw\'o', 99.5), logging.WARNING),
        record('named %(n)05d', ({'n': 42},), logging.CRITICAL),
        record('failed', (), logging.ERROR, trouble(3)),
        record('where', (), logging.DEBUG, stack=u'Stack (most recent call last):\n  File "x", line 1, in y'),
        record(u'gr\u00fc\u00df \U0001f600', (), 25, name=u'd\u00e9p\u00f4t'),
        record('lines\nand \x1b[31mcolour', (), 17),
        record({'not': 'text'} if not PY3 else 4711),
    ]
    if PY3:
        samples.append(record('half \udc80 pair'))
    for number, sample in enumerate(samples):
        write('makePickle %d' % number, handler.makePickle(sample)[4:], expected(sample), {})
        for protocol in protocols:
            write('record %d, protocol %d' % (number, protocol), pickle.dumps(merged(sample), protocol),
                  expected(sample), {})
    unmerged = [
        ('%s %s', (1, 'a')), ('%d of %5.1f', (3, 2.25)), ('%r %r', ('a', u'b' if PY3 else 'b')), ('%x %X %o', (255, 255, 8)),
        ('%(a)s-%(b)-4s|', ({'a': 1, 'b': None},)), ('%s', ([1, 'a', None, (2,), {'k': 1.5}],)), ('100%', ()),
        ('%%', (1,)), ('%d', ('a',)), ('no %s', (1, 2)), ('%s and', (True,)), ('%c', (65,)), ('%e %g', (1.5, 1e-7)),
        ('%5s|%-5s|%.2s', ('a', 'b', 'cdef')), ('%i', (7,)),
    ]
    for number, (msg, args) in enumerate(unmerged):
        sample = record(msg, args)
        for protocol in protocols:
            write('unmerged %s, protocol %d' % (msg, protocol), pickle.dumps(sample.__dict__, protocol),
                  expected(sample), {})
    for name, value, text in everything:
        sample = record('extra', (), **{name: value})
        labels = {} if text is None else {name: text}
        write('makePickle with ' + name, handler.makePickle(sample)[4:], expected(sample), labels)
        for protocol in protocols:
            for pickler in ((pickle.dumps, pickle._dumps) if hasattr(pickle, '_dumps') else (pickle.dumps,)):
                write('%s, protocol %d' % (name, protocol), pickler(sample.__dict__, protocol), expected(sample), labels)
    extras = dict((name.replace(' ', '_'), value) for name, value, text in everything if name not in ('many', 'much'))
    sample = record('all together', (), **extras)
    labels = dict((name.replace(' ', '_'), text) for name, value, text in everything
                  if text is not None and name not in ('many', 'much'))
    for protocol in protocols:
        write('all, protocol %d' % protocol, pickle.dumps(sample.__dict__, protocol), expected(sample), labels)


main()
