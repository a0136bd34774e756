using System.Collections.Immutable;

namespace Playbooks.Connectors.GitHub.Secrets;

/// <summary>Who may use an organisation's secret. GitHub replaces all of it with each value, so it is captured and sent again.</summary>
/// <param name="Kind">all, private or selected.</param>
/// <param name="Repositories">Ids, where it is selected.</param>
internal sealed record SecretVisibility(string Kind, ImmutableArray<long> Repositories);
