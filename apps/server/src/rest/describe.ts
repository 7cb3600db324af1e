/** Words for describing routes in the OpenAPI document. */

import { z } from '@hono/zod-openapi';

export const refusal = z.object({ error: z.string(), code: z.string() }).meta({ id: 'Error' });

/** The polls' errors: a code, and the sentence beside it. */
export const pollRefusal = z
  .object({
    error: z.string(),
    message: z.string(),
    code: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'PollError' });

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
