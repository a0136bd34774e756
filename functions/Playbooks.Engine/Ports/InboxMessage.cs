namespace Playbooks.Engine.Ports;

/// <param name="Id">Chosen by the sender; the same id is the same message.</param>
/// <param name="Body">JSON, at most 64 KiB.</param>
public sealed record InboxMessage(string Id, ReadOnlyMemory<byte> Body);
