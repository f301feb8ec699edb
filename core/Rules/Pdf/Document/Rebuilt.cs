using PluginHost.Sdk;

namespace PluginHost.Rules.Pdf;

/// <summary>Opens a file by what lies in it rather than by what it says of itself.</summary>
internal static class Rebuilt
{
    public static Result<PdfObjects?> Open(ReadOnlyMemory<byte> file, PdfLimits limits)
    {
        var table = new XrefTable(limits.Objects);
        foreach (var (number, entry) in FileScan.Objects(file.Span, limits.Objects))
        {
            table.Add(number, entry);
        }

        foreach (var trailer in FileScan.Trailers(file, limits.Depth))
        {
            table.AddTrailer(trailer);
        }

        // What is cached here was read without a cipher, so it serves only to find tables.
        var plain = new PdfObjects(file, table, limits);
        var containers = new List<int>();
        foreach (var number in plain.Numbers.Reverse().ToList())
        {
            if (plain.Resolve(new PdfReference(number, 0)) is PdfStream stream)
            {
                switch (plain.Name(stream.Entries, "Type"))
                {
                    case "XRef":
                        table.AddTrailer(stream.Entries);
                        break;
                    case "ObjStm":
                        containers.Add(number);
                        break;
                }
            }
        }

        var cipher = Ciphers.For(plain);
        if (!cipher.Succeeded)
        {
            return cipher.Error;
        }

        var objects = new PdfObjects(file, table, limits) { Cipher = cipher.Value };
        foreach (var container in containers)
        {
            foreach (var number in objects.Container(container)?.Numbers ?? [])
            {
                table.Add(number, new XrefEntry(0, 0, container));
            }
        }

        FindRoot(objects, table);
        return objects;
    }

    private static void FindRoot(PdfObjects objects, XrefTable table)
    {
        if (objects.Dictionary(objects.Dictionary(objects.Trailer, "Root"), "Pages") is not null)
        {
            return;
        }

        var catalogs = objects.Numbers.Where(number => objects.Resolve(new PdfReference(number, 0)) is PdfDictionary entries && objects.Name(entries, "Type") == "Catalog");
        if (catalogs.LastOrDefault() is var root and > 0)
        {
            table.SetRoot(new PdfReference(root, 0));
        }
    }
}
