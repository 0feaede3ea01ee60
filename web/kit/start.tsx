/** Puts a shell on the page: queries, language, elder mode, the nonce of this page's styles. */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { startElder } from './elder.ts'
import { makeQueryClient } from './query.ts'

export function startShell(app: (client: QueryClient) => ReactNode): void {
  startElder()
  const client = makeQueryClient()
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>{app(client)}</QueryClientProvider>
    </StrictMode>,
  )
}

/** The nonce that lets this page's own style sheets in; the server writes a fresh one into every page. */
export const styleNonce = (): string | undefined => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
