/** Kinds of activity and topics of a pack: read, and each fault told with file and line. */
import { emptyForm } from '../catalogue/form.ts'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { ActivityKind, ActivityTopic, kindFaults } from './kinds.ts'

type Files = Readonly<Record<string, string>>
const { shape } = ActivityKind
const from = Day.default('2000-01-01')

/** As a pack writes it: what is usual is left out. */
export const KindLine = ActivityKind.omit({ sort: true }).extend({
  from,
  mode: shape.mode.default('on-site'),
  joining: shape.joining.default('open'),
  capacity: shape.capacity.default(false),
  elders: shape.elders.default(null),
  criteria: shape.criteria.default([]),
  topics: shape.topics.default([]),
  loud: shape.loud.default(null),
  pictures: shape.pictures.default('some'),
  minutes: shape.minutes.default(false),
  watch: shape.watch.default(false),
  contest: shape.contest.default(false),
  pledges: shape.pledges.default([]),
  goods: shape.goods.default([]),
  checklist: shape.checklist.default([]),
  form: shape.form.default(emptyForm),
  closing: shape.closing.default(emptyForm),
  shown: shape.shown.default(true),
  closed: shape.closed.default(false),
})

export const kindLines = (files: Files) =>
  definitionLines(files, 'activity-kinds', KindLine, { faults: (line) => kindFaults({ ...line, sort: 0 }) })

const TopicLine = ActivityTopic.omit({ sort: true }).extend({ from, closed: ActivityTopic.shape.closed.default(false) })

export const topicLines = (files: Files) => definitionLines(files, 'activity-topics', TopicLine)
