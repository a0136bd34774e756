using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <param name="Kind">As the mapping names it: artifact, job, credential, identity, permission, …</param>
/// <param name="Detail">In words; may be empty.</param>
/// <param name="Layer">Column in the picture, from 0.</param>
/// <param name="Place">Repository, account or directory it belongs to, or empty: what big graphs are grouped by.</param>
/// <param name="Count">How many things it stands for.</param>
public sealed record ReachNode(string Id, string Kind, Cell Label, Cell Detail, int Layer, string Place, int Count = 1);
