namespace PluginHost.Harness;

/// <summary>A validator of JSON Schema by others.</summary>
public static class Ajv
{
    private static readonly NpmPackages Packages = new("ajv", "ajv@8.17.1");

    /// <summary>A schema of those that are published.</summary>
    public static string Schema(string name) => Path.Combine(Repository.Root, "sdk", "docs", "schemas", name + ".schema.json");

    /// <summary>"true" for each document that is what the schema says; else the last thing wrong with it.</summary>
    /// <param name="schema">The file.</param>
    /// <param name="documents">Each with the name of the definition that it is to be, or with nothing for the schema as a whole.</param>
    public static async Task<string[]> ValidateAsync(string schema, IEnumerable<(string Definition, string Document)> documents)
    {
        var script = Path.Combine(Repository.Root, "tests", "Harness", "Outside", "validate.mjs");
        var input = string.Concat(documents.Select(static one => $"{one.Definition} {one.Document}\n"));
        return (await Programs.RunAsync("node", [script, await Packages.FolderAsync(), schema], input)).Lines;
    }

    public static Task<string[]> ValidateAsync(string schema, IEnumerable<string> documents) => ValidateAsync(schema, documents.Select(static one => ("", one)));
}
