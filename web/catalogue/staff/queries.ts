/** What the editors of the catalogue ask and do. */
import { catalogueApi } from '../../../domain/catalogue/api.ts'
import type { ListKind } from '../../../domain/catalogue/schema.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useAct, useRead } from '../../kit/query.ts'

export type Category = Answer<typeof catalogueApi.tree>['categories'][number]
export type Item = Answer<typeof catalogueApi.item>
export type ListLine = Answer<typeof catalogueApi.lists>['items'][number]
export type Delegation = Answer<typeof catalogueApi.delegations>['items'][number]
export type Template = Answer<typeof catalogueApi.templates>['items'][number]
export type RatingReason = Answer<typeof catalogueApi.ratingReasons>['items'][number]
export type CalendarView = Answer<typeof catalogueApi.calendar>
export type Preview = Answer<typeof catalogueApi.previewPack>

const live = { live: ['catalogue'] } as const

export const useItemHere = (code: string, place?: string) =>
  useRead(catalogueApi.item, { params: { code }, query: { ...(place && { place }) } }, { enabled: code !== '' })
export const useVersions = (code: string, enabled = true) =>
  useRead(catalogueApi.versions, { params: { code } }, { ...live, enabled })
export const useLists = (list: ListKind) => useRead(catalogueApi.lists, { query: { list } }, live)
export const useDelegations = () => useRead(catalogueApi.delegations, { query: {} }, live)
export const useReasons = () => useRead(catalogueApi.ratingReasons, {}, live)
export const useTemplates = () => useRead(catalogueApi.templates, {}, live)
export const useCalendar = () => useRead(catalogueApi.calendar, {}, live)
export const usePacks = () => useRead(catalogueApi.packs, {}, live)

const items = { changes: [catalogueApi.tree, catalogueApi.item, catalogueApi.versions] }
export const useEditCategory = () => useAct(catalogueApi.editCategory, { changes: [catalogueApi.tree] })
export const useEditItem = () => useAct(catalogueApi.editItem, items)
export const useCloseItem = () => useAct(catalogueApi.closeItem, items)
export const useEditList = () => useAct(catalogueApi.editList, { changes: [catalogueApi.lists] })
export const useDelegate = () => useAct(catalogueApi.delegate, { changes: [catalogueApi.delegations] })
export const useRecall = () => useAct(catalogueApi.recall, { changes: [catalogueApi.delegations] })
export const useEditTemplate = () => useAct(catalogueApi.editTemplate, { changes: [catalogueApi.templates] })
export const useEditReasons = () => useAct(catalogueApi.editRatingReasons, { changes: [catalogueApi.ratingReasons] })
const calendar = { changes: [catalogueApi.calendar] }
export const useEditDay = () => useAct(catalogueApi.editDay, calendar)
export const useEditYear = () => useAct(catalogueApi.editYear, calendar)
export const useEditHours = () => useAct(catalogueApi.editHours, calendar)
export const usePreviewPack = () => useAct(catalogueApi.previewPack)
export const useInstallPack = () =>
  useAct(catalogueApi.installPack, {
    changes: [catalogueApi.packs, catalogueApi.tree, catalogueApi.lists, catalogueApi.templates, catalogueApi.calendar],
  })
