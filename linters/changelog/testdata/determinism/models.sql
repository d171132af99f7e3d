CREATE MODEL judge INPUT (txt STRING) OUTPUT (verdict STRING) WITH ('provider' = 'none');
