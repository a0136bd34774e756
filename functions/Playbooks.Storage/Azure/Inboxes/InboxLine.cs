namespace Playbooks.Storage.Azure.Inboxes;

/// <summary>One message in the inbox's blob; the body is written in base64, so that it comes back byte by byte.</summary>
internal sealed record InboxLine(string Id, byte[] Body);
