using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <summary>What no action does and a person has to.</summary>
/// <param name="About">Id of the credential or identity, or empty.</param>
internal sealed record PersonTask(Cell Title, Cell Owner, Cell Why, Cell Verify, string About);
