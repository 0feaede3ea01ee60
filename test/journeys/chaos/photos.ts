/** What the server makes of a picture: it is written anew, and the same each time. */
import { createHash } from 'node:crypto'
import { acceptEvidence } from '../../../server/kernel/files/images.ts'

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export const sha256Of = async (sent: Buffer): Promise<string> => hashOf((await acceptEvidence(sent)).bytes)
