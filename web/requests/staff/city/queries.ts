/** What the page of the city's orders asks. The file travels once; its rows stay in this page until they are taken. */
import type { CityRowView } from '../../../../domain/requests/city-api.ts'
import { cityTogether } from '../../../../domain/requests/city/fields.ts'
import type { Answer } from '../../../../domain/kernel/api.ts'
import { requestsApi } from '../../../../domain/requests/api.ts'
import { call, callFile, type Ask } from '../../../kit/client.ts'
import { mint } from '../../../kit/mint.ts'
import { useAct, useRead } from '../../../kit/query.ts'

export type CityTable = Answer<(typeof requestsApi)['city-read']>
export type Uses = Record<string, string>

export const readCity = (file: File): Promise<CityTable> =>
  call(requestsApi['city-read'], { query: { id: mint() }, file, fileName: file.name })

/** Piece by piece: what was taken when it stops is taken, and the same file goes on from there. */
export async function takeCity(
  { columns, rows }: CityTable,
  how: { place: string; uses: Uses; trial: boolean },
  onRow: (n: number) => void,
): Promise<CityRowView[]> {
  const told: CityRowView[] = []
  for (let from = 0; from < rows.length; from += cityTogether) {
    onRow(from + 1)
    const { rows: more } = await call(requestsApi['city-take'], {
      body: {
        id: mint(),
        ...how,
        uses: how.uses as never,
        columns: columns.map(({ header, key }) => ({ header, key })),
        rows: rows.slice(from, from + cityTogether),
      },
    })
    told.push(...more)
  }
  return told
}

export const useCityOf = (request: string) =>
  useRead(requestsApi['city-of'], { params: { request } }, { live: [`requests:${request}`] })
export const takeReplies = (body: Ask<(typeof requestsApi)['city-reply']>['body']) =>
  callFile(requestsApi['city-reply'], { body })

export type MadeKey = Answer<(typeof requestsApi)['city-key-make']>
const keys = [requestsApi['city-key']]
export const useCityKey = () => useRead(requestsApi['city-key'], {}, { fresh: 0 })
export const useMakeCityKey = () => useAct(requestsApi['city-key-make'], { changes: keys })
export const useEndCityKey = () => useAct(requestsApi['city-key-end'], { changes: keys })
