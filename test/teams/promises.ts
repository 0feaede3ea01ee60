/**
 * What the twenty teams promised, written down by hand from the document (S4-01 to S4-86) and not read from the pack: the test compares both.
 * Under the strong reading of a sentence each squad, each pair or each community owes the number of the document.
 */

/** What somebody does, in the words of this test, and how the record of it says so: its item and, of an activity, its kind. */
export const doings = {
  clinic: ['act-clinic', 'free-clinic'],
  'health talk': ['act-lecture', 'health-lecture'],
  leaflets: ['act-clean-up', 'leaflet-cleaning'],
  'clean-up': ['act-clean-up', 'clean-up'],
  'estate check': ['act-check', 'model-estate'],
  'look in': ['visit-1-look-in', null],
  'home care': ['visit-2-home-care', null],
  'check-up': ['home-check-up', null],
  livelihood: ['aid-livelihood', null],
  'care home': ['act-care', 'care-home'],
  chores: ['act-care', 'winter-chores'],
  gifts: ['act-goods', 'gifts'],
  'student aid': ['act-goods', 'student-aid'],
  'girl aid': ['act-goods', 'girl-aid'],
  haircut: ['act-haircut', null],
  'safety talk': ['act-publicity', 'safety-publicity'],
  patrol: ['act-patrol', 'patrol'],
  'virtue talk': ['act-lecture', 'virtue-lecture'],
  'civic talk': ['act-lecture', 'civic-lecture'],
  'school talk': ['act-lecture', 'school-talk'],
  parents: ['act-course', 'parents-school'],
  'legal help': ['legal-aid', null],
  'job fair': ['act-job', 'job-fair'],
  bulletin: ['act-job', 'job-bulletin'],
  placed: ['job-placed', null],
  'law day': ['act-publicity', 'law-day'],
  'policy stand': ['act-publicity', 'policy-stand'],
  'law culture': ['act-publicity', 'law-culture'],
  'legal session': ['act-legal', 'legal-session'],
  show: ['act-culture', 'show'],
  'square dance': ['act-culture', 'square-dance'],
  dance: ['act-culture', 'fitness-dance'],
  contest: ['act-contest', 'dance-contest'],
  awareness: ['act-lecture', 'aware-visit'],
  outreach: ['act-legal', 'mediation-day'],
  dispute: ['neighbour-dispute', null],
} as const satisfies Record<string, readonly [item: string, kind: string | null]>
export type Doing = keyof typeof doings

export type Per = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'ever'
export type Each = 'all' | 'squad' | 'community' | 'pair' | 'estate'
type Stock = 'squads' | 'members' | 'pairs' | 'boards'

export interface Promised {
  team: string
  code: string
  /** Of the document; several, apart. */
  clause: string
  /** Times, people each once, people each time, a person on a day; the share of what ended as agreed; what there is. */
  of: 'times' | 'people' | 'visitors' | 'person-days' | 'agreed' | 'said' | Stock | 'nothing here'
  /** Of what somebody said when it was over: which number. */
  field?: string
  doings: readonly Doing[]
  per: Per
  each: Each
  amount: number | null
}

const does = (
  of: string,
  clause: string,
  doings: readonly Doing[],
  amount: number | null,
  per: Per,
  each: Each = 'all',
  counted: Promised['of'] = 'times',
): Promised => {
  const [team, code] = of.split(' ') as [string, string]
  return { team, code, clause, of: counted, doings, per, each, amount }
}
const has = (of: string, clause: string, counted: Stock, amount: number | null, each: Each = 'all') =>
  does(of, clause, [], amount, 'ever', each, counted)
const said = (of: string, clause: string, doing: Doing, amount: number, field: string): Promised => ({
  ...does(of, clause, [doing], amount, 'ever', 'all', 'said'),
  field,
})
const none = (of: string, clause: string) => does(of, clause, [], null, 'ever', 'all', 'nothing here')

/** Somebody half placed is not placed; half a clean-up was one. */
export const goodEnds = (doing: Doing): readonly string[] =>
  doing === 'placed' ? ['done'] : ['done', 'partly', 'explained']

const visits = ['look in', 'home care'] as const

export const promises: readonly Promised[] = [
  has('t01-clinic squads', 'S4-02', 'squads', 4),
  does('t01-clinic clinics', 'S4-03', ['clinic'], 1, 'month', 'community'),
  does('t01-clinic lectures', 'S4-06', ['health talk'], 2, 'ever', 'community'),
  said('t01-clinic elders', 'S4-04', 'clinic', 100, 'over65'),
  does('t01-clinic check-ups', 'S4-05', ['check-up'], null, 'year', 'all', 'people'),
  has('t02-leaflets squads', 'S4-07', 'squads', 6),
  does('t02-leaflets campaigns', 'S4-08', ['leaflets'], 2, 'quarter', 'squad'),
  has('t03-clean squads', 'S4-10', 'squads', 6),
  does('t03-clean campaigns', 'S4-11', ['clean-up'], 2, 'quarter'),
  does('t03-clean estates', 'S4-13', ['estate check'], null, 'year'),
  has('t04-elders-disabled pairs', 'S4-15', 'pairs', null),
  does('t04-elders-disabled visits', 'S4-15', [...visits, 'care home', 'chores', 'gifts'], 1, 'month', 'pair'),
  does('t04-elders-disabled homes', 'S4-17', ['care home'], null, 'month'),
  has('t05-day-care squads', 'S4-18', 'squads', 6),
  has('t05-day-care pairs', 'S4-20', 'pairs', 20),
  does('t05-day-care contacts', 'S4-18 S4-19', visits, 20, 'day', 'all', 'person-days'),
  has('t06-haircuts squads', 'S4-21', 'squads', 4),
  has('t06-haircuts members', 'S4-23', 'members', 20),
  does('t06-haircuts elders', 'S4-23', ['haircut'], 30, 'ever', 'all', 'visitors'),
  does('t06-haircuts sessions', 'S4-22', ['haircut'], null, 'month'),
  does('t06-haircuts cakes', 'S4-24', ['gifts'], null, 'year'),
  has('t07-charity pairs', 'S4-25', 'pairs', 50),
  said('t07-charity students', 'S4-26', 'student aid', 20, 'students'),
  said('t07-charity households', 'S4-28', 'chores', 5, 'households'),
  does('t07-charity chores', 'S4-29', ['chores'], null, 'year'),
  has('t07-charity members', 'S4-29', 'members', 25),
  does('t07-charity livelihood', 'S4-30', ['livelihood'], null, 'year'),
  does('t08-safety campaigns', 'S4-31', ['safety talk'], 1, 'quarter'),
  does('t08-safety patrols', 'S4-32', ['patrol'], null, 'month'),
  does('t09-virtue lectures', 'S4-36 S4-37', ['virtue talk', 'civic talk'], 1, 'half'),
  has('t09-virtue pairs', 'S4-38', 'pairs', 20),
  has('t09-virtue lecturers', 'S4-35', 'members', 1, 'community'),
  does('t09-virtue festivals', 'S4-39', ['gifts'], null, 'year'),
  does('t10-youth support', 'S4-40 S4-41', ['school talk', 'parents'], 1, 'month'),
  does('t10-youth school-talk', 'S4-43', ['school talk'], 1, 'ever'),
  said('t11-women-children girls', 'S4-47', 'girl aid', 100, 'girls'),
  said('t11-women-children grants', 'S4-47', 'girl aid', 20000, 'yuan'),
  does('t11-women-children legal', 'S4-45', ['legal help', 'legal session'], null, 'year'),
  does('t12-work fairs', 'S4-48', ['job fair'], 2, 'year'),
  does('t12-work bulletins', 'S4-49', ['bulletin'], 1, 'quarter', 'community'),
  does('t12-work placements', 'S4-52', ['placed'], 1000, 'year', 'all', 'people'),
  does('t13-policy law-days', 'S4-55', ['law day'], 1, 'half'),
  does('t13-policy stands', 'S4-53 S4-56', ['policy stand', 'law culture'], 1, 'month'),
  does('t14-legal-aid sessions', 'S4-57', ['legal session'], 2, 'quarter'),
  does('t15-shows shows', 'S4-61', ['show'], 2, 'quarter'),
  does('t16-dance sessions', 'S4-63', ['square dance', 'dance'], null, 'month'),
  does('t16-dance contests', 'S4-65', ['contest'], null, 'year'),
  has('t16-dance teachers', 'S4-66', 'members', 1),
  none('t17-correction visits', 'S4-67'),
  none('t17-correction paired', 'S4-69'),
  none('t18-release files', 'S4-73'),
  does('t19-awareness talks', 'S4-75', ['awareness'], 2, 'month'),
  has('t19-awareness boards', 'S4-76', 'boards', 2, 'estate'),
  does('t20-mediation outreach', 'S4-82', ['outreach'], 1, 'month'),
  does('t20-mediation resolved', 'S4-84', ['dispute'], 95, 'year', 'all', 'agreed'),
]

/** The twenty by name, each with the clauses whose numbers are counted here. */
export const named = (
  [
    ['t01-clinic', '健康义诊'],
    ['t02-leaflets', '小广告清理'],
    ['t03-clean', '环境卫生监督'],
    ['t04-elders-disabled', '助老助残'],
    ['t05-day-care', '日间照料'],
    ['t06-haircuts', '义务理发'],
    ['t07-charity', '爱心慈善'],
    ['t08-safety', '社会治安巡查'],
    ['t09-virtue', '德孝文化宣讲'],
    ['t10-youth', '夕阳红关心下一代'],
    ['t11-women-children', '妇女儿童维权'],
    ['t12-work', '就业再就业指导'],
    ['t13-policy', '政策法规宣传'],
    ['t14-legal-aid', '法律援助'],
    ['t15-shows', '文艺演出'],
    ['t16-dance', '健身舞蹈'],
    ['t17-correction', '社区矫正帮扶'],
    ['t18-release', '刑满释放人员安置帮教'],
    ['t19-awareness', '崇尚科学与反诈宣传'],
    ['t20-mediation', '邻里纠纷调解'],
  ] as const
).map(([team, name]) => {
  const clauses = promises.filter((p) => p.team === team).flatMap((p) => p.clause.split(' '))
  return { team, name, clauses: [...new Set(clauses)].map((c) => `[${c}]`).join('') }
})

/** Readings that the county of this test chose: for each squad, for each pair, one of each community. */
export const stronger = {
  't02-leaflets': { campaigns: { scope: 'per-squad', amount: 2 } },
  't04-elders-disabled': { visits: { scope: 'per-person', amount: 1 } },
  't09-virtue': { lecturers: { scope: 'per-community', amount: 1 } },
} as const
