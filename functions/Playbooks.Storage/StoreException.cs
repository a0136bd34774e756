namespace Playbooks.Storage;

/// <summary>The place where runs are kept refused: no room, no permission, a device error. What was asked for is not half done.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string what, string where, string cure, Exception? inner)
        : base($"{what} ({where}). {cure}", inner)
    {
        What = what;
        Where = where;
        Cure = cure;
    }

    public string What { get; }

    /// <summary>A path or an address.</summary>
    public string Where { get; }

    public string Cure { get; }
}
