/** Puts a shell on the page. */
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { startElder } from './elder.ts'

export function startShell(app: () => ReactNode): void {
  startElder()
  createRoot(document.getElementById('root')!).render(<StrictMode>{app()}</StrictMode>)
}

/** The nonce that lets this page's own style sheets in; the server writes a fresh one into every page. */
export const styleNonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
