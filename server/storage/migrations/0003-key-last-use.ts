/** When a service key was last used, so that one that nobody needs any more can be found and revoked. */

export const keyLastUse = `
ALTER TABLE service_keys ADD COLUMN last_used_at_ms INTEGER;  -- exact to the clock hour
`;
