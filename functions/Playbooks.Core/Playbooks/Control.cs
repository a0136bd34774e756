namespace Playbooks.Core.Playbooks;

/// <summary>A control that reports map to: framework <c>NIST CSF 2.0</c>, id <c>RS.MA-2</c>.</summary>
public sealed record Control(string Framework, string Id);
