namespace Playbooks.Functions.Access;

/// <param name="Id">As the tenant file names people.</param>
/// <param name="Via">How the person was identified.</param>
internal sealed record WebCaller(string Id, string Via);
