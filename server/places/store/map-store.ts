/** The tree: places, dated names, successions, workers of grids. */
import type { Place, GridWorker, PlaceName, Succession } from '../../../domain/places/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

const placeColumns = `path, parent, kind, level, name, code, grid_kind as "gridKind", urban_class as "urbanClass", sort,
  opened::text as opened, closed::text as closed, help_line as "helpLine", centre, outline, fictional`

const workerColumns = `id, place, account, name, phone, post, from_day::text as "from", to_day::text as "to"`

export type PlaceRow = Place & { version: number }

/** Edits of the map happen one after another: whoever changes it holds the county's own row. */
export const lockMap = (tx: Tx) => tx.rows(sql('places.lock', `select path from place where parent is null for update`))

/** Every place that ever was. */
export const allPlaces = (tx: Tx) =>
  tx.rows<PlaceRow>(sql('places.all', `select ${placeColumns}, version from place order by path`))

export const placesWithin = (tx: Tx, lo: string, hi: string) =>
  tx.rows<PlaceRow>(
    sql('places.within', `select ${placeColumns}, version from place where path >= $1 and path < $2 order by path`, [
      lo,
      hi,
    ]),
  )

export const onePlace = (tx: Tx, path: string) =>
  tx.one<PlaceRow>(sql('places.one', `select ${placeColumns}, version from place where path = $1`, [path]))

/** For the tree on every screen: small rows, no outline. */
export const nodes = (tx: Tx, lo: string, hi: string) =>
  tx.rows<Pick<Place, 'path' | 'kind' | 'level' | 'name' | 'gridKind' | 'opened' | 'closed' | 'helpLine'>>(
    sql(
      'places.nodes',
      `select path, kind, level, name, grid_kind as "gridKind", opened::text as opened, closed::text as closed, help_line as "helpLine"
       from place where path >= $1 and path < $2 order by path`,
      [lo, hi],
    ),
  )

export const childNodes = (tx: Tx, parent: string) =>
  tx.rows<
    Pick<
      Place,
      | 'path'
      | 'kind'
      | 'level'
      | 'name'
      | 'gridKind'
      | 'opened'
      | 'closed'
      | 'helpLine'
      | 'outline'
      | 'centre'
      | 'fictional'
    >
  >(
    sql(
      'places.children',
      `select path, kind, level, name, grid_kind as "gridKind", opened::text as opened, closed::text as closed, help_line as "helpLine",
         outline, centre, fictional
       from place where parent = $1 order by sort, path`,
      [parent],
    ),
  )

export const namesOfPaths = (tx: Tx, paths: string[]) =>
  tx.rows<{ path: string; name: string }>(
    sql('places.lineage', `select path, name from place where path = any($1::text[]) order by path`, [paths]),
  )

export const placeNames = (tx: Tx, path: string) =>
  tx.rows<PlaceName>(
    sql(
      'places.names',
      `select place, name, from_day::text as "from", to_day::text as "to" from place_name where place = $1 order by from_day desc`,
      [path],
    ),
  )

export const successionsOf = (tx: Tx, path: string) =>
  tx.rows<Succession>(
    sql(
      'places.successions',
      `select old, new, day::text as day from place_succession where old = $1 or new = $1 order by day, old, new`,
      [path],
    ),
  )

export const workersAt = (tx: Tx, path: string) =>
  tx.rows<GridWorker>(
    sql(
      'places.workers',
      `select ${workerColumns} from grid_worker where place = $1 order by from_day desc, id limit 100`,
      [path],
    ),
  )

export const runningWorkers = (tx: Tx, lo: string, hi: string) =>
  tx.rows<GridWorker>(
    sql(
      'places.runningWorkers',
      `select ${workerColumns} from grid_worker where place >= $1 and place < $2 and to_day is null`,
      [lo, hi],
    ),
  )

export const lockWorker = (tx: Tx, id: string) =>
  tx.one<GridWorker & { version: number }>(
    sql('places.worker', `select ${workerColumns}, version from grid_worker where id = $1 for update`, [id]),
  )

export const insertPlaces = (places: Place[]) =>
  sql(
    'places.insert',
    `insert into place (path, parent, kind, level, name, code, grid_kind, urban_class, sort, opened, closed, help_line, centre, outline, fictional, version)
     select *, 1 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[],
       $10::date[], $11::date[], $12::text[], $13::jsonb[], $14::jsonb[], $15::boolean[])`,
    columns(places, [
      'path',
      'parent',
      'kind',
      'level',
      'name',
      'code',
      'gridKind',
      'urbanClass',
      'sort',
      'opened',
      'closed',
      'helpLine',
      'centre',
      'outline',
      'fictional',
    ]),
  )

export const closePlaces = (rows: { path: string; day: string }[]) =>
  sql(
    'places.close',
    `update place p set closed = c.day, version = p.version + 1 from unnest($1::text[], $2::date[]) c(path, day) where p.path = c.path`,
    columns(rows, ['path', 'day']),
  )

/** The running name of the same place ends where the next begins. */
export const endNames = (names: PlaceName[]) =>
  sql(
    'places.endNames',
    `update place_name n set to_day = b.day from unnest($1::text[], $2::date[]) b(place, day)
     where n.place = b.place and n.to_day is null and n.from_day < b.day`,
    columns(names, ['place', 'from']),
  )

export const insertNames = (names: PlaceName[]) =>
  sql(
    'places.insertNames',
    `insert into place_name (place, name, from_day, to_day) select * from unnest($1::text[], $2::text[], $3::date[], $4::date[])`,
    columns(names, ['place', 'name', 'from', 'to']),
  )

/** Names that are in force and not yet shown, of all places: after a rename, and each night for those entered ahead. */
export const showNames = (day: string) =>
  sql(
    'places.showNames',
    `update place p set name = n.name from place_name n
     where n.place = p.path and n.from_day <= $1 and (n.to_day is null or n.to_day > $1) and n.name <> p.name`,
    [day],
  )

export const touchPlace = (path: string) =>
  sql('places.touch', `update place set version = version + 1 where path = $1`, [path])

export const insertSuccessions = (rows: Succession[]) =>
  sql(
    'places.insertSuccessions',
    `insert into place_succession (old, new, day) select * from unnest($1::text[], $2::text[], $3::date[])`,
    columns(rows, ['old', 'new', 'day']),
  )

export const describePlace = (p: Place) =>
  sql(
    'places.describe',
    `update place set level = $2, sort = $3, code = $4, urban_class = $5, help_line = $6, grid_kind = $7, centre = $8, outline = $9, fictional = $10,
       version = version + 1 where path = $1`,
    [
      p.path,
      p.level,
      p.sort,
      p.code,
      p.urbanClass,
      p.helpLine,
      p.gridKind,
      p.centre && JSON.stringify(p.centre),
      p.outline && JSON.stringify(p.outline),
      p.fictional,
    ],
  )

/** Terms of an account that last beyond a day or begin later. Index: `grid_worker_account`. */
export const lockWorkersOf = (tx: Tx, account: string, day: string) =>
  tx.rows<GridWorker & { version: number }>(
    sql(
      'places.workersOf',
      `select ${workerColumns}, version from grid_worker
       where account = $1 and (to_day is null or to_day > $2) order by from_day, id for update`,
      [account, day],
    ),
  )

export const knownWorkers = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(sql('places.knownWorkers', `select id from grid_worker where id = any($1::uuid[])`, [ids]))

export const insertWorkers = (workers: GridWorker[]) =>
  sql(
    'places.insertWorkers',
    `insert into grid_worker (id, place, account, name, phone, post, from_day, to_day, version)
     select *, 1 from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[])`,
    columns(workers, ['id', 'place', 'account', 'name', 'phone', 'post', 'from', 'to']),
  )

export const endWorkers = (rows: { id: string; day: string }[]) =>
  sql(
    'places.endWorkers',
    `update grid_worker w set to_day = e.day, version = w.version + 1 from unnest($1::uuid[], $2::date[]) e(id, day) where w.id = e.id`,
    columns(rows, ['id', 'day']),
  )
