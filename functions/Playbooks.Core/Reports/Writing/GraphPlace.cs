namespace Playbooks.Core.Reports.Writing;

/// <summary>Upper left corner of a box.</summary>
internal readonly record struct GraphPlace(int X, int Y);
