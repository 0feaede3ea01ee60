/** Pictures of activities, and what of them ends. */
import type { EndedWhy, Shows, Stage } from '../../../domain/activities/pictures.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface PictureRow {
  id: string
  activity: string
  sha256: string
  stage: Stage
  shows: Shows
  until: string | null
  added_at: Date
  added_by: string | null
  ended_at: Date | null
  ended_why: EndedWhy | null
}

const columns = 'id, activity, sha256, stage, shows, until::text as until, added_at, added_by, ended_at, ended_why'

/** In the order in which they came. */
export const picturesOf = (tx: Tx, activity: string) =>
  tx.rows<PictureRow>(
    sql('activities.pictures', `select ${columns} from activity_picture where activity = $1 order by id`, [activity]),
  )

export const onePicture = (tx: Tx, activity: string, id: string) =>
  tx.one<PictureRow>(
    sql('activities.picture', `select ${columns} from activity_picture where activity = $1 and id = $2`, [
      activity,
      id,
    ]),
  )

export const insertPicture = (p: Omit<PictureRow, 'ended_at' | 'ended_why'>): Statement =>
  sql(
    'activities.picture.add',
    `insert into activity_picture (id, activity, sha256, stage, shows, until, added_at, added_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [p.id, p.activity, p.sha256, p.stage, p.shows, p.until, p.added_at, p.added_by],
  )

/** Once ended it stays so. */
export const endPicture = (id: string, at: Date, why: EndedWhy, by: string | null): Statement =>
  sql(
    'activities.picture.end',
    'update activity_picture set ended_at = $2, ended_why = $3, ended_by = $4 where id = $1 and ended_at is null',
    [id, at, why, by],
  )

/** Shown no more and not gone yet. Uses `activity_picture_ended` and `activity_picture_ending`. */
export const endedPictures = (tx: Tx, today: string, most: number) =>
  tx.rows<{ id: string; sha256: string }>(
    sql(
      'activities.picture.ended',
      `(select id, sha256 from activity_picture where emptied_at is null and ended_at is not null limit $2)
       union (select id, sha256 from activity_picture where emptied_at is null and until < $1 limit $2)`,
      [today, most],
    ),
  )

export const emptiedPictures = (ids: readonly string[], at: Date): Statement =>
  sql('activities.picture.emptied', 'update activity_picture set emptied_at = $2 where id = any($1::uuid[])', [ids, at])
