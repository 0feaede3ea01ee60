/** What the screens of bringing people in ask. The file travels once; everything else is asked by the import's id. */
import type { Answer, Route } from '../../../../domain/kernel/api.ts'
import { peopleApi } from '../../../../domain/people/api.ts'
import type { ImportState, RowVerdict } from '../../../../domain/people/imports.ts'
import { call, callBlob, callFile, type Ask } from '../../../kit/client.ts'
import { mint } from '../../../kit/mint.ts'
import { useAct, useMore, useRead } from '../../../kit/query.ts'

export type Import = Answer<typeof peopleApi.import>
export type ImportLine = Answer<typeof peopleApi.imports>['items'][number]
export type ImportedRow = Answer<typeof peopleApi.importRows>['items'][number]
export type Column = Import['sheets'][number]['columns'][number]

/** While the server works on it. */
export const isBusy = (state: ImportState) => ['reading', 'staging', 'applying', 'undoing'].includes(state)

export const useImports = (place: string) =>
  useMore(peopleApi.imports, { query: { place, size: 20 } }, { live: ['people'] })

/** Asked again and again while something goes on: how far it is changes without a word. */
export const useImport = (id: string, busy: boolean) =>
  useRead(peopleApi.import, { params: { id } }, { live: ['people'], fresh: 0, ...(busy && { every: 1_500 }) })

export const useImportRows = (id: string, verdict: RowVerdict) =>
  useMore(peopleApi.importRows, { params: { id }, query: { verdict, size: 50 } })

export type Difference = Answer<typeof peopleApi.differences>['items'][number]
type Narrowed = Omit<Ask<typeof peopleApi.differences>['query'], 'after' | 'size'>

export const useDifferences = (id: string, narrowed: Narrowed) =>
  useMore(peopleApi.differences, { params: { id }, query: { ...narrowed, size: 50 } })
export const useDifferenceCounts = (id: string) => useRead(peopleApi.differenceCounts, { params: { id } }, { fresh: 0 })
export const takeDifferences = (id: string, body: Ask<typeof peopleApi.exportDifferences>['body']) =>
  callFile(peopleApi.exportDifferences, { params: { id }, body })

const changes: readonly Route[] = [
  peopleApi.differences,
  peopleApi.differenceCounts,
  peopleApi.import,
  peopleApi.imports,
  peopleApi.importRows,
]

export const useImportAct = <R extends Route>(route: R) => useAct(route, { changes })

/** @returns the id of the import */
export const bringFile = (place: string, file: File): Promise<string> =>
  call(peopleApi.bring, { query: { id: mint(), place }, file, fileName: file.name }).then((a) => a.id)

export const refusedTable = (id: string): Promise<Blob> => callBlob(peopleApi.refusedRows, { params: { id } })
