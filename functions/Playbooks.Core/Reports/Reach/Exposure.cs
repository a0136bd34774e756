using Playbooks.Core.Reports.Document;

namespace Playbooks.Core.Reports.Reach;

/// <summary>One credential or identity that the artifact could reach.</summary>
/// <param name="Id">As rotations and tasks name it.</param>
internal sealed record Exposure(string Id, Cell Label, string Kind, Grade Grade, Cell Rule, Cell Reason, Cell Source, Cell Places);
