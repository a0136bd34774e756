namespace Playbooks.Core.Reach.Mapping;

/// <summary>The actions whose output is a reach map; whoever looks for the map of a run looks for these.</summary>
public static class MappingActions
{
    public const string Map = "reach.map";
    public const string MapCredential = "reach.map-credential";

    public static bool Is(string action) => action is Map or MapCredential;
}
