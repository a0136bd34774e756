using Playbooks.Core.Reach.Inventories;

namespace Playbooks.Storage.Files.Inventories;

/// <summary>One document of a folder of inventories, with the file it names.</summary>
/// <param name="Id">Of the document: the first 16 hexadecimal digits of its SHA-256.</param>
/// <param name="FileName">Under which the list was uploaded, or lies there.</param>
/// <param name="Fault">What is wrong with the document or its file; empty where nothing is. Then there may be no bytes.</param>
public sealed record InventoryEntry(string Id, InventoryContext Context, string FileName, ReadOnlyMemory<byte> Bytes, string Fault);
