/** What screens ask of departments' tables. The filled file comes in the answer and is kept nowhere else. */
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { formsApi } from '../../domain/forms/api.ts'
import { call } from '../kit/client.ts'
import { mint } from '../kit/mint.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'
import { saveFile } from '../kit/save.ts'

export type Form = Answer<typeof formsApi.one>
export type FormLine = Answer<typeof formsApi.list>['items'][number]
export type Slot = Form['sheets'][number]['slots'][number]
export type Filled = Answer<typeof formsApi.fill>

export const useForms = () => useMore(formsApi.list, { query: { size: 20 } }, { fresh: 0 })
export const useOneForm = (id: string) => useRead(formsApi.one, { params: { id } }, { fresh: 0 })

const changes: readonly Route[] = [formsApi.one, formsApi.list]
export const useFormAct = <R extends Route>(route: R) => useAct(route, { changes })

/** @returns the id of the table */
export const bringForm = (department: string, file: File): Promise<string> =>
  call(formsApi.bring, { query: { id: mint(), department }, file, fileName: file.name }).then((a) => a.id)

export function saveFilled({ file, fileName, mediaType }: Filled): void {
  const bytes = Uint8Array.from(atob(file), (c) => c.charCodeAt(0))
  saveFile(new Blob([bytes], { type: mediaType }), fileName)
}
