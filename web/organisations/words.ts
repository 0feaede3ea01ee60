import type { GroupKind, OrganisationKind, OrganisationLevel } from '../../domain/organisations/schema.ts'
import { defineWords, type Word } from '../kit/words.ts'

type All<K extends string> = Record<K, Word>

export const kindWords = defineWords({
  'party-body': { zh: '党委机构', en: 'Party body' },
  department: { zh: '政府部门', en: 'Department' },
  'mass-organisation': { zh: '群团组织', en: 'Mass organisation' },
  'public-institution': { zh: '事业单位', en: 'Public institution' },
  'town-government': { zh: '乡镇政府', en: 'Town government' },
  'forestry-bureau': { zh: '林业局', en: 'Forestry bureau' },
  'sub-district-office': { zh: '街道办事处', en: 'Sub-district office' },
  'community-committee': { zh: '社区居委会', en: 'Community committee' },
  'village-committee': { zh: '村委会', en: 'Village committee' },
  'service-centre': { zh: '服务中心', en: 'Service centre' },
  utility: { zh: '水电气热企业', en: 'Utility' },
  clinic: { zh: '医疗机构', en: 'Clinic' },
  school: { zh: '学校', en: 'School' },
  'property-company': { zh: '物业企业', en: 'Property company' },
  'social-organisation': { zh: '社会组织', en: 'Social organisation' },
  'social-work-station': { zh: '社工站', en: 'Social work station' },
  squad: { zh: '服务小队', en: 'Squad' },
  'local-unit': { zh: '驻区单位', en: 'Local unit' },
}) satisfies All<OrganisationKind>

export const orgLevelWords = defineWords({
  county: { zh: '县级', en: 'County' },
  town: { zh: '乡镇级', en: 'Town' },
  'sub-district': { zh: '街道级', en: 'Sub-district' },
  community: { zh: '社区（村）级', en: 'Community' },
  grid: { zh: '网格级', en: 'Grid' },
}) satisfies All<OrganisationLevel>

export const groupKindWords = defineWords({
  'serving-member': { zh: '在职党员', en: 'Party member in service' },
  'group-leader': { zh: '小组长', en: 'Group leader' },
  'building-head': { zh: '楼栋长', en: 'Building head' },
  'property-staff': { zh: '物业员工', en: 'Property staff' },
  volunteer: { zh: '社区志愿者', en: 'Community volunteer' },
}) satisfies All<GroupKind>

export const words = defineWords({
  searchUnit: { zh: '输入名称找单位', en: 'Type a name to find a unit' },
  noUnit: { zh: '没有这个单位', en: 'No such unit' },
  outside: { zh: '政府以外', en: 'outside government' },
  searchColleague: { zh: '输入姓名找同事', en: 'Type a name to find a colleague' },
  noColleague: { zh: '没有这个人', en: 'Nobody of this name' },
  helpLines: { zh: '这里打什么电话', en: 'Whom to call here' },
  helpLinesNone: { zh: '本级和上级都没有登记', en: 'No number here or above' },
  bodiesHere: { zh: '这里的单位', en: 'Organisations here' },
  bodiesNone: { zh: '这里没有登记单位', en: 'None is registered here' },
  group: { zh: '网格服务团队', en: 'Service group' },
  groupWhole: { zh: '五类成员都有了', en: 'All five kinds are there' },
  groupMissing: { zh: '还缺 {n} 类成员', en: { one: 'One kind is missing', other: '{n} kinds are missing' } },
  nobody: { zh: '还没有', en: 'Nobody yet' },
  since: { zh: '{day} 起', en: 'from {day}' },
  joinGroup: { zh: '添加成员', en: 'Add a member' },
  leaveGroup: { zh: '退出', en: 'End' },
  leaveGroupOf: { zh: '{name} 退出', en: 'End for {name}' },
})
