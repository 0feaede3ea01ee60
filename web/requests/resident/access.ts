/** Which matter a page is about, and how this device may see it: by number and proof, or as one's own. */
import { useParams } from '../../kit/router.tsx'
import type { Access } from '../queries.ts'
import { proofFor } from './matters.ts'

export interface Matter {
  access: Access
  /** Path of its progress, below which its acts stand. */
  path: string
  /** Where its progress goes back to. */
  from: 'track' | 'mine'
}

/** Of `/track/:number…` and `/mine/:request…`; undefined: the last four digits are asked for first. */
export function useMatter(): Matter | undefined {
  const { number, request } = useParams<{ number: string; request: string }>()
  if (request) return { access: { request }, path: `/mine/${request}`, from: 'mine' }
  const proof = proofFor(number ?? '')
  return proof && { access: { proof }, path: `/track/${number}`, from: 'track' }
}

/** Must a code be asked for? The device's key stands in for it, and so does being signed in. */
export const needsCode = (access: Access, proof: 'last4' | 'code'): boolean =>
  proof === 'code' && 'proof' in access && !access.proof.key
