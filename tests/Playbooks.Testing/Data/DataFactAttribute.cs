using Xunit;

namespace Playbooks.Testing.Data;

/// <summary>A fact that needs a piece of the shared data, and is skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string path)
    {
        Path = path;
        if (SharedData.Find(path) is null)
        {
            Skip = SharedData.Missing(path);
        }
    }

    public string Path { get; }
}
